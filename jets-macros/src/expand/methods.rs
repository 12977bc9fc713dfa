//! Generates the functions of a job as ordinary methods.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use crate::{
    check::model::{Function, Parameter, ParameterKind, Sends},
    syntax::Library,
    triggers::DefaultType,
};

/// Lints that do not apply: the form of a function is given by Lambda, and it has no callers to document it for.
pub(super) const ALLOWED: [&str; 9] = [
    "missing_const_for_fn",
    "missing_errors_doc",
    "missing_panics_doc",
    "must_use_candidate",
    "needless_pass_by_value",
    "trivially_copy_pass_by_ref",
    "unnecessary_wraps",
    "unused_async",
    "unused_self",
];

pub(super) fn expand(library: &Library, sends: &[Sends], function: &Function) -> TokenStream {
    let Function {
        attributes,
        visibility,
        asyncness,
        keyword,
        name,
        generics,
        receiver,
        parentheses,
        body,
        ..
    } = function;
    let table = docs::of_function(function, sends, !docs::has_docs(attributes));
    let table = docs::comment(&table, name.span());
    let receiver = receiver.iter();
    let parameters = function.parameters.iter().map(|parameter| {
        let Parameter {
            mutability, name, ..
        } = parameter;
        let ty = type_of(library, parameter);
        quote!(#mutability #name: #ty)
    });
    let inputs = receiver.cloned().chain(parameters);
    let mut inputs = Group::new(Delimiter::Parenthesis, quote!(#(#inputs),*));
    inputs.set_span(*parentheses);
    let output = function.output.iter();
    let signature = quote! {
        #visibility #asyncness #keyword #name #generics #inputs #(-> #output)*
    };
    let head = quote! {
        #(#attributes)*
        #table
    };
    if function.is_sound {
        return quote!(#head #signature #body);
    }
    // Without its parameters, the body would give more errors. Editors still see it.
    quote! {
        #[cfg(rust_analyzer)]
        #head #signature #body

        #[cfg(not(rust_analyzer))]
        #[allow(unused_variables, unused_mut, dead_code)]
        #head #signature { loop {} }
    }
}

/// Returns the type of a parameter, as written or by default.
pub(super) fn type_of(library: &Library, parameter: &Parameter) -> TokenStream {
    if let Some(ty) = &parameter.ty {
        return quote!(#ty);
    }
    let ty = match parameter.kind {
        ParameterKind::Event => quote!(#library::Event<'_>),
        ParameterKind::Context => quote!(#library::Context),
        // A window without a type has been reported already.
        ParameterKind::Window => quote!(&mut #library::Window<()>),
        // A sender without a type, too.
        ParameterKind::Sender(_) => quote!(()),
        ParameterKind::Trigger(trigger) => default_type(library, &trigger.default_type),
    };
    // rustc's suggestions for the parameters then point to the user's code.
    let at_name = ty.into_iter().map(|mut token| {
        token.set_span(token.span().located_at(parameter.name.span()));
        token
    });
    at_name.collect()
}

fn default_type(library: &Library, ty: &DefaultType) -> TokenStream {
    let name = format_ident!("{}", ty.name);
    let lifetime = ty.is_borrowed.then(|| quote!(<'_>));
    quote!(#library::#name #lifetime)
}
