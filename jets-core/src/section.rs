//! The section of a compiled program or library in which `jobs!` places its manifest.
//!
//! It contains JSON Lines: each `jobs!` adds one manifest and a line feed. Linkers may add zero bytes.
//!
//! The names are short because PE keeps [eight bytes of a section's name][1], and Mach-O [sixteen][2].
//!
//! [1]: https://learn.microsoft.com/en-us/windows/win32/debug/pe-format#section-table-section-headers
//! [2]: https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/loader.h

/// The name of the section in ELF and PE, and of the custom section in WebAssembly.
pub const NAME: &str = ".jets";

/// The name of the section in Mach-O.
pub const MACH_O_NAME: &str = "__jets";

/// The segment and section in Mach-O, in the form of `link_section`.
pub const MACH_O_LINK_SECTION: &str = "__DATA,__jets";
