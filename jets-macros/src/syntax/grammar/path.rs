//! Parses paths in types: <https://doc.rust-lang.org/reference/paths.html#paths-in-types>.

use proc_macro2::{Delimiter, TokenTree};

use super::is_list;
use crate::syntax::{cursor::Cursor, keywords};

impl Cursor {
    /// Takes `::path::to::Name<Arguments>`.
    pub(super) fn parse_path(&mut self) -> bool {
        self.take_path_separator();
        self.parse_segments()
    }

    /// Takes `::path::to::Name<Arguments>` or `path::to::Fn(Input) -> Output`.
    pub(super) fn parse_trait(&mut self) -> bool {
        if !self.parse_path() {
            return false;
        }
        let Some(inputs) = self.group_at(0, Delimiter::Parenthesis).cloned() else {
            return true;
        };
        if !matches!(self.before(0), Some(TokenTree::Ident(_))) {
            return false;
        }
        self.next();
        is_list(&inputs, |cursor| cursor.parse_type(true))
            && (!self.take_arrow() || self.parse_type(false))
    }

    /// Takes a path without arguments.
    pub(super) fn parse_plain_path(&mut self) -> bool {
        self.take_path_separator();
        loop {
            if !self.parse_segment_name() {
                return false;
            }
            if !self.take_path_separator() {
                return true;
            }
        }
    }

    /// Takes `<Type as Trait>::Name`.
    pub(super) fn parse_qualified_path(&mut self) -> bool {
        self.take_punct('<')
            && self.parse_type(true)
            && (!self.is_ident_at(0, "as") || self.next().is_some() && self.parse_path())
            && self.take_punct('>')
            && self.take_path_separator()
            && self.parse_segments()
    }

    /// Takes the names of a path, with their arguments.
    pub(super) fn parse_segments(&mut self) -> bool {
        loop {
            let is_name = self.take_name();
            if is_name && !self.parse_path_arguments() || !is_name && !self.parse_path_keyword() {
                return false;
            }
            if !self.take_path_separator() {
                return true;
            }
        }
    }

    /// Takes a name, or a keyword that can stand for one.
    pub(super) fn parse_segment_name(&mut self) -> bool {
        self.take_name() || self.parse_path_keyword()
    }

    /// Takes `Self` or a similar keyword, which has no arguments.
    fn parse_path_keyword(&mut self) -> bool {
        let stands = self
            .ident_at(0)
            .is_some_and(|word| keywords::begins_path(&word.to_string()));
        stands && self.next().is_some()
    }

    /// Takes `<A, B>` or `::<A, B>`, if one of them is here.
    fn parse_path_arguments(&mut self) -> bool {
        if self.is_path_separator_at(0) && self.is_punct_at(2, '<') {
            self.take_path_separator();
        }
        if self.take_punct('<') {
            return self.parse_angle_arguments();
        }
        true
    }

    /// Takes the arguments up to `>`. The `<` was taken.
    pub(super) fn parse_angle_arguments(&mut self) -> bool {
        self.take_angle_list(Cursor::parse_path_argument)
    }

    /// Takes a lifetime, a constant, a type, or a binding such as `Item = T`.
    fn parse_path_argument(&mut self) -> bool {
        if self.is_punct('\'') {
            return self.take_lifetime();
        }
        if self.name_at(0).is_none() {
            return self.parse_argument_value();
        }
        if !self.take_name() || !self.parse_path_arguments() {
            return false;
        }
        if self.take_punct('=') {
            return self.parse_argument_value();
        }
        if self.is_colon_at(0) {
            return self.take_punct(':') && self.parse_bounds().is_some();
        }
        (!self.take_path_separator() || self.parse_segments()) && self.parse_behind_path(true)
    }

    /// Takes a constant or a type.
    fn parse_argument_value(&mut self) -> bool {
        if self.begins_constant_argument() {
            self.parse_constant_argument()
        } else {
            self.parse_type(true)
        }
    }
}
