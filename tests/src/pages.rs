//! The pages of docs/, whose examples are tested with all features, beside those of the README.

macro_rules! pages {
    ($($name:ident $page:literal)*) => {
        $(
            #[doc = include_str!(concat!("../../docs/", $page))]
            struct $name;
        )*
    };
}

pages! {
    FirstJob "first-job.md"
    SetUp "set-up.md"
}
