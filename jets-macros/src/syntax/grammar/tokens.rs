//! Takes what the grammar's rules have in common: words, names, lifetimes, and lists in angle brackets.

use proc_macro2::TokenTree;

use crate::syntax::cursor::Cursor;

impl Cursor {
    /// Takes a list of what `take` takes, with `,` between them, and the `>` at its end. The `<` was taken.
    pub(super) fn take_angle_list(&mut self, mut take: impl FnMut(&mut Cursor) -> bool) -> bool {
        while !self.take_punct('>') {
            if !take(self) || !self.take_punct(',') && !self.is_punct('>') {
                return false;
            }
        }
        true
    }

    /// Takes `'a`.
    pub(in crate::syntax) fn take_lifetime(&mut self) -> bool {
        let stands = self.is_punct('\'') && self.ident_at(1).is_some();
        stands && self.take_punct('\'') && self.next().is_some()
    }

    /// Takes one of the words `wanted`.
    pub(in crate::syntax) fn take_word(&mut self, wanted: &[&str]) -> bool {
        let stands = wanted.iter().any(|word| self.is_ident_at(0, word));
        stands && self.next().is_some()
    }

    /// Takes a name, which is not a keyword.
    pub(super) fn take_name(&mut self) -> bool {
        self.name_at(0).is_some() && self.next().is_some()
    }

    /// Takes `->`.
    pub(super) fn take_arrow(&mut self) -> bool {
        self.is_pair_at(0, '-', '>') && self.take_punct('-') && self.take_punct('>')
    }

    /// Takes the `!(…)` of a macro call, after its path.
    pub(super) fn take_macro_call(&mut self) -> bool {
        let is_plain = matches!(self.before(0), Some(TokenTree::Ident(_)));
        is_plain && self.take_punct('!') && matches!(self.next(), Some(TokenTree::Group(_)))
    }

    /// Takes `::`.
    pub(super) fn take_path_separator(&mut self) -> bool {
        self.is_path_separator_at(0) && self.take_punct(':') && self.take_punct(':')
    }
}
