//! Tests what rustc prints for every mistake in a declaration: a file for each topic, and a module for each mistake.

#[test]
fn each_mistake_has_its_message() {
    trybuild::TestCases::new().compile_fail("*/*.rs");
}
