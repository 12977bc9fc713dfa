//! Checks that a manifest that was read is written and read again as the same, and has a template or an error.

use jets::{Manifest, cloudformation::Stack};

pub fn manifest(bytes: &[u8]) {
    if let Ok(manifest) = Manifest::from_json_lines(bytes) {
        check(&manifest);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match text.parse::<Manifest>() {
        Ok(manifest) => {
            check(&manifest);
            let twice = Manifest::merge([manifest.clone(), manifest.clone()]);
            assert_eq!(twice.is_ok(), manifest.jobs.is_empty());
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

pub(crate) fn check(manifest: &Manifest) {
    for text in [manifest.to_json(), manifest.to_json_pretty()] {
        let read: Manifest = text.parse().expect("a manifest");
        assert_eq!(&read, manifest);
    }
    let lines = Manifest::from_json_lines(manifest.to_json().as_bytes()).expect("one line");
    assert_eq!(lines.jobs.len(), manifest.jobs.len());
    assert!(!manifest.mermaid().is_empty());
    assert!(manifest.report().to_html().ends_with("</html>\n"));
    assert!(manifest.changes_since(manifest).is_empty());
    match manifest.cloudformation(&Stack::default()) {
        Ok(template) => {
            let template: serde_json::Value =
                serde_json::from_str(&template.to_json().expect("a template of that size"))
                    .expect("JSON");
            assert!(template["Resources"].is_object());
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
