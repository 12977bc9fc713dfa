//! Puts the manifest into the section of the compiled program that deployment tools read.

use jets_core::{manifest::Manifest, section};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::check::model::Job;

/// Returns a static with the manifest of all jobs on one line. `alone` are the manifests of the single jobs.
pub(super) fn expand(jobs: &[Job], alone: &[String]) -> TokenStream {
    let json = match alone {
        [json] => json.clone(),
        _ => Manifest::new(
            jobs.iter()
                .map(super::super::check::model::Job::manifest)
                .collect(),
        )
        .to_json(),
    };
    let line = json + "\n";
    let bytes = Literal::byte_string(line.as_bytes());
    let length = line.len();
    let (elf_and_pe, mach_o) = (section::NAME, section::MACH_O_LINK_SECTION);
    quote! {
        const _: () = {
            #[used]
            #[cfg_attr(target_vendor = "apple", unsafe(link_section = #mach_o))]
            #[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = #elf_and_pe))]
            static MANIFEST: [u8; #length] = *#bytes;
        };
    }
}
