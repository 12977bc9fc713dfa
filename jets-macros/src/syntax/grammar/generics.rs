//! Parses generic parameters: <https://doc.rust-lang.org/reference/items/generics.html>.

use crate::syntax::cursor::Cursor;

impl Cursor {
    /// Takes `<'a, T: Trait, const N: usize>`.
    pub(super) fn parse_generics(&mut self) -> bool {
        self.take_punct('<') && self.take_angle_list(Cursor::parse_generic_parameter)
    }

    fn parse_generic_parameter(&mut self) -> bool {
        if self.is_punct('\'') {
            return self.parse_lifetime_parameter();
        }
        if self.take_word(&["const"]) {
            return self.take_name()
                && self.take_punct(':')
                && self.parse_type(true)
                && (!self.take_punct('=') || self.parse_constant_argument());
        }
        self.take_name()
            && (!self.take_punct(':') || self.parse_bounds().is_some())
            && (!self.take_punct('=') || self.parse_type(true))
    }
}
