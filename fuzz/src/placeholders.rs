//! Checks that the pieces of a string add up to the string, and that a string with a wrong placeholder has no template.

use jets::{
    Manifest,
    cloudformation::Stack,
    manifest::{Environment, Function, JobManifest},
};
use jets_core::placeholders::{Parameter, Piece, has_any, is_arn, pieces, whole, without_default};

pub fn placeholders(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let read: Result<Vec<Piece<'_>>, _> = pieces(text).collect();
    match &read {
        Ok(pieces) => {
            let written: String = pieces.iter().map(written).collect();
            assert_eq!(written, text);
            let is_filled_in = |piece: &Piece<'_>| {
                matches!(piece, Piece::PseudoParameter(_) | Piece::Parameter(_))
            };
            assert_eq!(has_any(text), pieces.iter().any(is_filled_in));
            let only = match pieces.as_slice() {
                [Piece::Parameter(parameter)] => Some(*parameter),
                _ => None,
            };
            assert_eq!(whole(text), only);
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            assert!(has_any(text) && whole(text).is_none());
        }
    }
    let without = without_default(text);
    assert_eq!(without_default(&without), without);
    assert_eq!(is_arn(&without), is_arn(text));
    check_template(text, read.is_ok());
}

/// Returns the text that a piece was read from.
fn written(piece: &Piece<'_>) -> String {
    match piece {
        Piece::Text(text) => (*text).to_owned(),
        Piece::Escaped(text) => format!("${{!{text}}}"),
        Piece::PolicyVariable(name) | Piece::PseudoParameter(name) => format!("${{{name}}}"),
        Piece::Parameter(Parameter {
            name,
            default: None,
        }) => format!("${{{name}}}"),
        Piece::Parameter(Parameter {
            name,
            default: Some(default),
        }) => format!("${{{name}:{default}}}"),
    }
}

/// Checks that a string of a manifest appears in the template if all its pieces can be resolved.
fn check_template(text: &str, has_meaning: bool) {
    let mut function = Function::new("DataJob", "file");
    let variables = [("VALUE".to_owned(), text.to_owned())].into();
    function.properties.environment = Some(Environment::new(variables));
    let manifest = Manifest::new(vec![JobManifest::new("DataJob", vec![function])]);
    let template = manifest.cloudformation(&Stack::default());
    if !has_meaning {
        assert!(template.is_err(), "{text}");
    }
}
