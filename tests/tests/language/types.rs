//! Tests that every type that rustc takes is taken in a job.
#![allow(
    unused_parens,
    clippy::match_bool,
    clippy::never_loop,
    clippy::type_complexity,
    reason = "rustc takes them"
)]

use std::{
    borrow::Cow,
    collections::HashMap,
    fmt::{Debug, Display},
    future::Future,
    marker::PhantomData,
    pin::Pin,
};

const BIG: bool = true;
const N: usize = 2;

struct Matrix<const ROWS: usize, const FLAG: bool, const LETTER: char>;

trait Named {
    type Name<'a>;
    const LENGTH: usize;
}

impl Named for u8 {
    type Name<'a> = &'a str;
    const LENGTH: usize = 3;
}

macro_rules! byte {
    () => {
        u8
    };
}

/// Declares an alias of each type, and a job with a field of it.
macro_rules! types {
    ($($name:ident: $ty:ty,)*) => {
        mod aliases {
            #[allow(unused_imports, reason = "a type may name anything")]
            use super::*;
            $(#[allow(dead_code, non_camel_case_types, reason = "a type has no value here")] type $name = $ty;)*
        }
    };
}

macro_rules! accepted {
    ($($name:ident: [$($ty:tt)*],)*) => {
        types!($($name: $($ty)*,)*);

        jets::jobs! {
            #[allow(dead_code, reason = "a type has no value here")]
            FieldsJob {
                $($name: PhantomData<fn() -> Box<$($ty)*>>,)*
                pub(crate) fn run(&self) {}
            }
        }

        mod bare {
            use super::*;

            jets::jobs! {
                #[allow(dead_code, reason = "a type has no value here")]
                pub(super) BareJob {
                    $($name: $($ty)*,)*
                    pub(crate) fn run(&self) {}
                }
            }
        }
    };
}

accepted! {
    variadic: [unsafe extern "C" fn(*const u8, ...)],
    conditional: [[u8; if BIG { 2 } else { 1 }]],
    matched: [[u8; match BIG { true => 1, _ => 2 }]],
    block: [[u8; { let mut n = N; while n > 5 { n -= 1; } n }]],
    looped: [[u8; loop { break 3 }]],
    cast: [[u8; -(-3_i32) as usize]],
    shifted: [[u8; (1 << 3) & !4]],
    compared: [[u8; (N < 3) as usize]],
    generic_call: [[u8; size_of::<Vec<u8>>()]],
    qualified_constant: [[u8; <u8 as Named>::LENGTH]],
    character: [[u8; 'x' as usize]],
    byte_string: [[u8; b"abc".len()]],
    tuple_index: [[u8; (1, 2).1]],
    indexed: [[u8; [1, 2, 3][1]]],
    constants: [Matrix<{ N + 1 }, false, 'x'>],
    constant_path: [Matrix<N, { BIG }, '\''>],
    macro_call: [byte!()],
    nested_macro: [Vec<byte![]>],
    never: [fn() -> !],
    higher_ranked: [for<'a> fn(&'a u8, &'a str) -> &'a u8],
    named_parameters: [fn(first: u8, _: u8, r#type: &str) -> u8],
    unsafe_pointer: [fn(*const [*mut u8; 2])],
    trait_object: [Box<dyn for<'a> Fn(&'a str) -> Box<dyn Display + Send + 'a> + Send + Sync>],
    in_parentheses: [&'static (dyn (Debug) + Send + Sync)],
    future: [Pin<Box<dyn Future<Output = Result<(), Box<dyn std::error::Error + Send + Sync>>> + Send + Sync>>],
    associated: [<u8 as Named>::Name<'static>],
    associated_in_trait: [Box<dyn Iterator<Item = <u8 as Named>::Name<'static>> + Send + Sync>],
    turbofish: [Vec::<Option::<u8>>],
    parenthesised: [((u8))],
    one_tuple: [(u8,)],
    unit: [()],
    slice: [&'static [&'static mut [u8]]],
    global: [::std::vec::Vec<::core::primitive::u8>],
    relative: [self::Matrix<1, true, 'a'>],
    cow: [Cow<'static, [u8]>],
    map: [HashMap<String, Vec<(u8, Option<fn(u8) -> u8>)>,>],
    raw_name: [std::r#vec::r#Vec<u8>],
}

#[test]
fn a_field_may_have_every_type() {
    // What is tested is that these jobs compile.
    let runs: [fn(&FieldsJob); 1] = [FieldsJob::run];
    let bare: [fn(&bare::BareJob); 1] = [bare::BareJob::run];
    assert_eq!(runs.len(), bare.len());
}
