//! Checks what a job sends to.

use proc_macro2::{Group, Ident, TokenTree};
use quote::ToTokens as _;

use super::{
    keywords,
    model::{Function, ParameterKind, Sends},
    senders::OPTIONS,
};
use crate::{
    diagnostics::Errors,
    syntax::{Declaration, SENDS, Tokens, Value, Word},
    values::{Arguments, name::refused_character},
};

/// Checks the declarations of what `job` sends to.
pub fn declared(job: &Word, declarations: Vec<Declaration>, errors: &Errors) -> Vec<Sends> {
    let mut declared: Vec<Sends> = Vec::new();
    for mut declaration in declarations {
        let start = errors.mark();
        if declaration.keyword.text != SENDS {
            keywords::refuse_unknown(&declaration.keyword, errors);
            declaration.sign = None;
        }
        keywords::take_out_declarations(&mut declaration, errors);
        let arguments = Arguments::new(&declaration, errors);
        arguments
            .require("a name and the function that is sent to, `sends orders: OrderJob::TAKE`");
        for extra in arguments.all().skip(1) {
            extra.error(format!(
                "`{SENDS}` takes one function: write one `{SENDS}` for each"
            ));
        }
        let mut sends = Sends {
            name: declaration.keyword.clone(),
            receiver: Tokens::default(),
            via: None,
            kms_key_arn: None,
            allow_loop: false,
            is_sound: false,
        };
        let Some(Value::Receiver {
            name,
            path,
            constant,
        }) = declaration.arguments.first()
        else {
            declared.push(sends);
            continue;
        };
        sends.name = name.clone();
        sends.receiver = with_name(job, path.clone().into());
        if let Some(problem) = problem_of_name(name, &declared) {
            errors.at(name, problem);
        }
        if constant.text.contains(char::is_lowercase) {
            let (constant, upper) = (&constant.text, constant.text.to_ascii_uppercase());
            let example = if constant.starts_with(char::is_lowercase) {
                upper
            } else {
                format!("{constant}::TAKE")
            };
            errors.at(
                path,
                format!("`{constant}` is not the constant of a function: write `{example}`"),
            );
        }
        arguments.options().apply(&[OPTIONS], &mut sends);
        sends.is_sound = declaration.is_sound && errors.is_sound_since(start);
        declared.push(sends);
    }
    declared
}

/// Reports what no function of `job` takes.
pub fn check_use(job: &Word, declared: &[Sends], functions: &mut [Function], errors: &Errors) {
    let are_sound = functions.iter().all(|function| function.is_sound);
    for (index, sends) in declared.iter().enumerate() {
        if !sends.is_sound {
            // The compiler would report the mistake again where a function sends.
            let takes = |function: &&mut Function| function.sends(index);
            for function in functions.iter_mut().filter(takes) {
                function.is_sound = false;
            }
            continue;
        }
        let name = &sends.name;
        let takes = |function: &&Function| function.sends(index);
        if !functions.iter().any(|function| takes(&function)) && are_sound {
            errors.at(
                name,
                format!("no function of `{job}` takes `{name}`: add a parameter such as `{name}: Queue<Json<Order>>` to the one that sends"),
            );
        }
    }
}

fn problem_of_name(name: &Word, declared: &[Sends]) -> Option<String> {
    if ParameterKind::of_name(&name.text).is_some() {
        return Some(format!(
            "`{name}` is another parameter of functions: choose another name for what is sent to"
        ));
    }
    let is_same = |other: &&Sends| other.name.text.eq_ignore_ascii_case(&name.text);
    if let Some(other) = declared.iter().find(is_same) {
        let other = &other.name;
        return Some(format!(
            "`{SENDS} {other}` is declared already: choose a name that differs in more than upper and lower case"
        ));
    }
    if name.text.starts_with('_') {
        return Some(format!(
            "`{name}` begins with `_`, which marks a parameter that is not used"
        ));
    }
    refused_character(
        "the name of what is sent to",
        "ASCII letters, digits and `_`, because an environment variable is named after it",
        &name.text,
        |letter| letter.is_ascii_alphanumeric() || letter == '_',
    )
}

/// Returns the tokens with the name of the job in place of `Self`, for where there is no `Self`.
pub fn with_name(job: &Word, tokens: Tokens) -> Tokens {
    if !tokens.has_word("Self") {
        return tokens;
    }
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(word) if word == "Self" => {
            TokenTree::Ident(Ident::new(&job.ident.to_string(), word.span()))
        }
        TokenTree::Group(group) => {
            let inside = with_name(job, group.stream().into());
            let mut inside = Group::new(group.delimiter(), inside.into_token_stream());
            inside.set_span(group.span());
            TokenTree::Group(inside)
        }
        token => token,
    });
    tokens.collect()
}
