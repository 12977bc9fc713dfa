//! Parses types: <https://doc.rust-lang.org/reference/types.html#type-expressions>.

use proc_macro2::{Delimiter, Group, TokenTree};

use super::{is_all, is_list, is_type};
use crate::syntax::{
    cursor::Cursor,
    literal::{self, Kind},
};

impl Cursor {
    /// Takes a type. `takes_plus` says whether bounds after a `+` belong to it.
    pub(super) fn parse_type(&mut self, takes_plus: bool) -> bool {
        match self.peek() {
            Some(TokenTree::Group(group)) => {
                let group = group.clone();
                self.next();
                self.parse_group(&group)
            }
            Some(TokenTree::Punct(punct)) => match punct.as_char() {
                '!' => self.take_punct('!'),
                '&' => self.parse_reference(),
                '*' => self.parse_pointer(),
                '<' => self.parse_qualified_path(),
                _ => self.parse_named_type(takes_plus),
            },
            Some(TokenTree::Ident(word)) => match word.to_string().as_str() {
                "_" => self.next().is_some(),
                "impl" | "dyn" => {
                    self.next();
                    self.parse_bounds_with_trait(takes_plus)
                }
                "fn" | "unsafe" | "extern" => self.parse_function_pointer(),
                "for" => self.parse_for(takes_plus),
                _ => self.parse_named_type(takes_plus),
            },
            Some(TokenTree::Literal(_)) | None => false,
        }
    }

    fn parse_any_type(&mut self) -> bool {
        self.parse_type(true)
    }

    /// Checks a slice, an array, a tuple, or the fragment of a macro. The group was taken.
    fn parse_group(&mut self, group: &Group) -> bool {
        match group.delimiter() {
            Delimiter::Bracket => is_all(group.stream(), |inside| {
                inside.parse_any_type() && (!inside.take_punct(';') || inside.parse_constant())
            }),
            Delimiter::Parenthesis => is_list(group, Cursor::parse_any_type),
            Delimiter::None => {
                is_type(group.stream()) && (!self.take_path_separator() || self.parse_segments())
            }
            Delimiter::Brace => false,
        }
    }

    /// Takes `&'a mut Type`.
    fn parse_reference(&mut self) -> bool {
        self.take_punct('&');
        self.take_lifetime();
        self.take_word(&["mut"]);
        self.parse_type(false)
    }

    /// Takes `*const Type`.
    fn parse_pointer(&mut self) -> bool {
        self.take_punct('*') && self.take_word(&["const", "mut"]) && self.parse_type(false)
    }

    /// Takes `unsafe extern "C" fn(name: Type) -> Type`.
    fn parse_function_pointer(&mut self) -> bool {
        self.take_word(&["unsafe"]);
        if self.take_word(&["extern"])
            && let Some(TokenTree::Literal(abi)) = self.peek()
            && matches!(literal::read(abi), Kind::String(_))
        {
            self.next();
        }
        if !self.take_word(&["fn"]) {
            return false;
        }
        let Some(parameters) = self.group_at(0, Delimiter::Parenthesis).cloned() else {
            return false;
        };
        self.next();
        is_list(&parameters, Cursor::parse_function_parameter)
            && (!self.take_arrow() || self.parse_type(false))
    }

    fn parse_function_parameter(&mut self) -> bool {
        if self.is_colon_at(1) && (self.take_name() || self.take_word(&["_"])) {
            self.take_punct(':');
        }
        self.parse_any_type()
    }

    /// Takes `for<'a> fn(&'a str)` or `for<'a> Trait<'a>`.
    fn parse_for(&mut self, takes_plus: bool) -> bool {
        if !self.parse_for_lifetimes() {
            return false;
        }
        match self.ident_at(0) {
            Some(word) if word == "fn" || word == "unsafe" || word == "extern" => {
                self.parse_function_pointer()
            }
            Some(_) => self.parse_path() && self.parse_more_bounds(takes_plus),
            None => false,
        }
    }

    /// Takes a path, a macro call, or traits without `dyn`.
    fn parse_named_type(&mut self, takes_plus: bool) -> bool {
        self.parse_path() && self.parse_behind_path(takes_plus)
    }

    /// Takes what can follow a path in a type: `!(…)` or `+ Trait`.
    pub(super) fn parse_behind_path(&mut self, takes_plus: bool) -> bool {
        if self.is_punct('!') {
            return self.take_macro_call();
        }
        self.parse_more_bounds(takes_plus)
    }

    fn parse_more_bounds(&mut self, takes_plus: bool) -> bool {
        !takes_plus || !self.take_punct('+') || self.parse_bounds().is_some()
    }
}
