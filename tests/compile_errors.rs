//! Every mistake in a declaration is reported at its own token: `ui-tests/` has one file a mistake.

#[test]
fn each_mistake_is_reported_at_its_token() {
    trybuild::TestCases::new().compile_fail("ui-tests/*/*.rs");
}
