//! Generates the functions of a job as ordinary methods.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens as _, quote};

use super::docs;
use crate::{
    check::model::{Function, Parameter, ParameterKind, Sends},
    syntax::{Library, Tokens},
    triggers::TriggerParameter,
};

/// Returns the lints that do not apply: the form of a function is given by Lambda, and it has no callers to document it
/// for.
pub(super) fn allowed() -> TokenStream {
    quote! {
        clippy::missing_const_for_fn, clippy::missing_errors_doc, clippy::missing_panics_doc,
        clippy::must_use_candidate, clippy::needless_pass_by_value, clippy::trivially_copy_pass_by_ref,
        clippy::unnecessary_wraps, clippy::unused_async, clippy::unused_self
    }
}

pub(super) fn expand(
    library: &Library,
    sends: &[Sends],
    function: &Function,
    triggers: &str,
) -> TokenStream {
    let Function {
        attributes,
        visibility,
        asyncness,
        keyword,
        name,
        generics,
        receiver,
        parameters,
        parentheses,
        body,
        ..
    } = function;
    let table = docs::of_function(function, triggers, sends, !docs::has_docs(attributes));
    let table = docs::comment(&table, name.span());
    let receiver = receiver.iter();
    let mutability = parameters.iter().map(|parameter| &parameter.mutability);
    let names = parameters.iter().map(|parameter| &parameter.name);
    let types = parameters
        .iter()
        .map(|parameter| type_of(library, parameter));
    let inputs = quote!(#(#receiver,)* #(#mutability #names: #types),*);
    let mut inputs = Group::new(Delimiter::Parenthesis, inputs);
    inputs.set_span(*parentheses);
    let output = function.output.iter();
    let declared = quote! {
        #(#attributes)*
        #table
        #visibility #asyncness #keyword #name #generics #inputs #(-> #output)*
    };
    if function.is_sound {
        let mut method = declared;
        body.to_tokens(&mut method);
        return method;
    }
    // Without its parameters, the body would give more errors. Editors still see it.
    quote! {
        #[cfg(rust_analyzer)]
        #declared #body

        #[cfg(not(rust_analyzer))]
        #[allow(unused_variables, unused_mut, dead_code)]
        #declared { loop {} }
    }
}

/// Returns the type of a parameter, as written or by default.
pub(super) fn type_of(library: &Library, parameter: &Parameter) -> Tokens {
    if let Some(ty) = &parameter.ty {
        return ty.tokens().clone();
    }
    let ty: Tokens = match parameter.kind {
        ParameterKind::Event => quote!(#library::Event<'_>).into(),
        ParameterKind::Context => library.item("Context"),
        // A window without a type has been reported already.
        ParameterKind::Window => quote!(&mut #library::Window<()>).into(),
        // A sender without a type, too.
        ParameterKind::Sender(_) => quote!(()).into(),
        ParameterKind::Trigger(trigger) => default_type(library, trigger),
    };
    // rustc's suggestions for the parameters then point to the user's code.
    ty.at(parameter.name.span())
}

fn default_type(library: &Library, parameter: &TriggerParameter) -> Tokens {
    let mut tokens = library.item(parameter.default_type);
    if parameter.is_borrowed {
        tokens.extend(quote!(<'_>));
    }
    tokens
}
