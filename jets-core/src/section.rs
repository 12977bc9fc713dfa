//! The sections of a compiled program or library in which `jobs!` places its manifests.
//!
//! Each job has one, which contains its manifest and a line feed. Linkers may add zero bytes, and may join sections into
//! one, which then contains JSON Lines. A linker for ELF or Mach-O leaves out the section of a job that the program does not
//! serve. One for PE leaves out [only COMDATs][3], which a constant of ours is not.
//!
//! The names are short because PE keeps [eight bytes of a section's name][1], and Mach-O [sixteen][2].
//!
//! [1]: https://learn.microsoft.com/en-us/windows/win32/debug/pe-format#section-table-section-headers
//! [2]: https://github.com/apple-oss-distributions/xnu/blob/main/EXTERNAL_HEADERS/mach-o/loader.h
//! [3]: https://learn.microsoft.com/en-us/cpp/build/reference/opt-optimizations

/// The name of the section in ELF and PE, and of the custom section in WebAssembly, before a `.` and the name of the
/// job. A linker for ELF keeps or leaves out all that an object file has in sections of one name.
pub const NAME: &str = ".jets";

/// The name of the section in Mach-O.
pub const MACH_O_NAME: &str = "__jets";

/// The segment and section in Mach-O, in the form of `link_section`.
pub const MACH_O_LINK_SECTION: &str = "__DATA,__jets";

/// Returns the number of bytes of all `pieces`.
#[doc(hidden)]
#[must_use]
pub const fn length(mut pieces: &[&[&str]]) -> usize {
    let mut length = 0;
    while let [some, others @ ..] = pieces {
        let mut some = *some;
        while let [piece, others @ ..] = some {
            length += piece.len();
            some = others;
        }
        pieces = others;
    }
    length
}

/// Joins `pieces`, whose [`length`] is `N`.
#[doc(hidden)]
#[must_use]
pub const fn joined<const N: usize>(mut pieces: &[&[&str]]) -> [u8; N] {
    let mut bytes = [0; N];
    let mut rest = bytes.as_mut_slice();
    while let [some, others @ ..] = pieces {
        let mut some = *some;
        while let [piece, others @ ..] = some {
            // Byte by byte, long manifests would take the compiler seconds.
            let (joined, after) = rest.split_at_mut(piece.len());
            joined.copy_from_slice(piece.as_bytes());
            rest = after;
            some = others;
        }
        pieces = others;
    }
    bytes
}

/// Returns what [`joined`] made from texts.
#[doc(hidden)]
#[must_use]
pub const fn text(joined: &[u8]) -> &str {
    match str::from_utf8(joined) {
        Ok(text) => text,
        Err(_) => "",
    }
}
