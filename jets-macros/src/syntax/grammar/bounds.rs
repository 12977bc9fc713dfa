//! Parses bounds: <https://doc.rust-lang.org/reference/trait-bounds.html>.

use proc_macro2::Delimiter;

use super::is_all;
use crate::syntax::cursor::Cursor;

impl Cursor {
    /// Takes bounds with `+` between them. There may be none. Returns `Some(true)` if one of them is a trait.
    pub(super) fn parse_bounds(&mut self) -> Option<bool> {
        let mut has_trait = false;
        while self.begins_bound() {
            has_trait |= self.parse_bound()?;
            if !self.take_punct('+') {
                break;
            }
        }
        Some(has_trait)
    }

    /// Takes bounds, at least one of them a trait. `takes_plus` allows more than one.
    pub(super) fn parse_bounds_with_trait(&mut self, takes_plus: bool) -> bool {
        let has_trait = if takes_plus {
            self.parse_bounds()
        } else {
            self.parse_bound()
        };
        has_trait == Some(true)
    }

    /// Takes `for<'a, 'b: 'a>`.
    pub(super) fn parse_for_lifetimes(&mut self) -> bool {
        self.take_word(&["for"])
            && self.take_punct('<')
            && self.take_angle_list(Cursor::parse_lifetime_parameter)
    }

    /// Takes `'a: 'b + 'c`.
    pub(super) fn parse_lifetime_parameter(&mut self) -> bool {
        if !self.take_lifetime() {
            return false;
        }
        let mut goes_on = self.take_punct(':');
        while goes_on && self.take_lifetime() {
            goes_on = self.take_punct('+');
        }
        true
    }

    fn begins_bound(&self) -> bool {
        self.is_punct('\'')
            || self.is_punct('?')
            || self.is_path_separator_at(0)
            || self.ident_at(0).is_some()
            || self.group_at(0, Delimiter::Parenthesis).is_some()
    }

    /// Takes one bound. Returns `Some(true)` if it is a trait.
    fn parse_bound(&mut self) -> Option<bool> {
        if self.is_punct('\'') {
            return self.take_lifetime().then_some(false);
        }
        if self.is_ident_at(0, "use") {
            return self.parse_captured().then_some(false);
        }
        if let Some(group) = self.group_at(0, Delimiter::Parenthesis).cloned() {
            self.next();
            return is_all(group.stream(), Cursor::parse_trait_bound).then_some(true);
        }
        self.parse_trait_bound().then_some(true)
    }

    /// Takes `?path::to::Trait` or `for<'a> path::to::Trait<'a>`.
    fn parse_trait_bound(&mut self) -> bool {
        (self.take_punct('?') || !self.is_ident_at(0, "for") || self.parse_for_lifetimes())
            && self.parse_trait()
    }

    /// Takes `use<'a, T>`.
    fn parse_captured(&mut self) -> bool {
        self.take_word(&["use"])
            && self.take_punct('<')
            && self.take_angle_list(|cursor| {
                cursor.take_lifetime() || cursor.take_name() || cursor.take_word(&["Self"])
            })
    }
}
