//! Parses constants in types: the length of an array, and arguments of a path that are not types.
//!
//! Expressions may compute with numbers and paths. The content of braces is not looked at, like a function's body.

use proc_macro2::{Delimiter, TokenTree};

use super::{is_all, is_list};
use crate::syntax::{
    cursor::Cursor,
    literal::{self, Kind},
};

impl Cursor {
    /// Takes an expression such as `2 * size_of::<T>() + Self::HEAD`.
    pub(super) fn parse_constant(&mut self) -> bool {
        loop {
            if !self.parse_operand() {
                return false;
            }
            if !self.parse_operator() {
                return true;
            }
        }
    }

    /// Returns `true` if the argument that begins here is a constant and cannot be a type.
    pub(super) fn begins_constant_argument(&self) -> bool {
        match self.peek() {
            Some(TokenTree::Literal(_)) => true,
            Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
            Some(TokenTree::Ident(word)) => word == "true" || word == "false",
            Some(TokenTree::Punct(punct)) => punct.as_char() == '-',
            None => false,
        }
    }

    /// Takes `-1`, `true`, `{ N + 1 }` or `NAME`.
    pub(super) fn parse_constant_argument(&mut self) -> bool {
        if self.take_punct('-') {
            return self.parse_number();
        }
        if self.group_at(0, Delimiter::Brace).is_some() {
            return self.next().is_some();
        }
        self.parse_literal() || self.take_word(&["true", "false"]) || self.take_name()
    }

    fn parse_number(&mut self) -> bool {
        let is_number = match self.peek() {
            Some(TokenTree::Literal(literal)) => {
                matches!(literal::read(literal), Kind::Integer(_) | Kind::Float(_))
            }
            _ => false,
        };
        is_number && self.next().is_some()
    }

    fn parse_literal(&mut self) -> bool {
        matches!(self.peek(), Some(TokenTree::Literal(_))) && self.next().is_some()
    }

    /// Takes an operand with the operators before and after it.
    fn parse_operand(&mut self) -> bool {
        while self.take_punct('-')
            || self.take_punct('!')
            || self.take_punct('*')
            || self.take_punct('&')
        {}
        if !self.parse_primary() {
            return false;
        }
        while let Some(asked) = self.parse_postfix() {
            if !asked {
                return false;
            }
        }
        while self.take_word(&["as"]) {
            if !self.parse_type(false) {
                return false;
            }
        }
        true
    }

    /// Takes a literal, a path, a macro call, or an expression in parentheses or brackets.
    fn parse_primary(&mut self) -> bool {
        if let Some(TokenTree::Group(group)) = self.peek() {
            let group = group.clone();
            self.next();
            return match group.delimiter() {
                Delimiter::Parenthesis | Delimiter::Bracket => {
                    is_list(&group, Cursor::parse_constant)
                }
                Delimiter::None => is_all(group.stream(), Cursor::parse_constant),
                Delimiter::Brace => true,
            };
        }
        if self.parse_literal() || self.take_word(&["true", "false"]) {
            return true;
        }
        if self.is_punct('<') {
            return self.parse_qualified_path();
        }
        if !self.parse_path_of_expression() {
            return false;
        }
        !self.is_punct('!') || self.take_macro_call()
    }

    /// Takes a path in an expression, whose arguments follow a `::`.
    fn parse_path_of_expression(&mut self) -> bool {
        self.take_path_separator();
        loop {
            if !self.parse_segment_name() {
                return false;
            }
            if self.is_path_separator_at(0) && self.is_punct_at(2, '<') {
                self.take_path_separator();
                self.take_punct('<');
                if !self.parse_angle_arguments() {
                    return false;
                }
            }
            if !self.take_path_separator() {
                return true;
            }
        }
    }

    /// Takes `(…)`, `[…]` or `.name`. Returns `None` if none of them is here.
    fn parse_postfix(&mut self) -> Option<bool> {
        if let Some(TokenTree::Group(group)) = self.peek()
            && matches!(
                group.delimiter(),
                Delimiter::Parenthesis | Delimiter::Bracket
            )
        {
            let group = group.clone();
            self.next();
            return Some(match group.delimiter() {
                Delimiter::Parenthesis => is_list(&group, Cursor::parse_constant),
                _ => is_all(group.stream(), Cursor::parse_constant),
            });
        }
        self.take_punct('.')
            .then(|| self.take_name() || self.parse_literal())
    }

    /// Takes a binary operator.
    fn parse_operator(&mut self) -> bool {
        if self.is_pair_at(0, '<', '<') || self.is_pair_at(0, '>', '>') {
            return self.next().is_some() && self.next().is_some();
        }
        ['+', '-', '*', '/', '%', '^', '&', '|']
            .into_iter()
            .any(|sign| self.take_punct(sign))
    }
}
