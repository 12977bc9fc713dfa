//! Reads manifests from a compiled program or library, without running it.

use std::error::Error;

use object::{
    BinaryFormat, File, FileKind, Object, ObjectSection,
    read::{
        archive::ArchiveFile,
        macho::{FatArch, MachOFatFile32, MachOFatFile64},
    },
};

use crate::{
    error::errors,
    manifest::{Architecture, Manifest, ManifestError},
    section::{MACH_O_LINK_SECTION, MACH_O_NAME, NAME},
};

impl Manifest {
    /// Reads the manifest of all jobs in a compiled program or library, from the section that [`section`] names.
    ///
    /// `bytes` is the content of an executable, a shared library, an object file or a static library (`.a`, `.lib`,
    /// `.rlib`) in ELF, Mach-O or PE. From a universal Mach-O file, each job is read once and not once per
    /// architecture.
    ///
    /// Files that a compiler has prepared for link-time optimization have no sections yet. Read the finished program
    /// instead.
    ///
    /// A function that names no architecture gets that of the program, if Lambda can run it: ELF for 64-bit ARM or x86.
    ///
    /// The jobs are in alphabetical order. If a job occurs twice and both are identical, it is read once.
    ///
    /// [`section`]: crate::section
    ///
    /// # Errors
    ///
    /// Returns an error if `bytes` is none of these, is damaged, has no jobs, or has jobs that cannot be in one
    /// manifest.
    #[cfg(feature = "binary")]
    pub fn from_binary(bytes: &[u8]) -> Result<Self, BinaryError> {
        let sections = section_contents(bytes)?;
        if sections.is_empty() {
            return Err(BinaryError::NoJobs);
        }
        let mut manifest =
            Self::from_json_lines(&sections.join(&b'\n')).map_err(BinaryError::Manifest)?;
        if let Some(architecture) = architecture_of(bytes) {
            manifest.set_architecture(architecture);
        }
        Ok(manifest)
    }

    /// Sets the architecture of the functions that do not name one.
    fn set_architecture(&mut self, architecture: Architecture) {
        let functions = self.jobs.iter_mut().flat_map(|job| &mut job.functions);
        for function in functions {
            function
                .properties
                .architectures
                .get_or_insert_with(|| vec![architecture.into()]);
        }
    }
}

errors! {
    /// Why a compiled program's manifest could not be read.
    #[derive(Debug)]
    pub enum BinaryError {
        /// The bytes are not a program or library in a known format.
        UnknownFormat => "not a compiled program or library: accepted are ELF, Mach-O, PE and archives of them",
        /// The program or library is damaged.
        Damaged(error: Box<dyn Error + Send + Sync>) => "the program or library is damaged: {error}" with error,
        /// There is no section with manifests.
        NoJobs => "no jobs: there is no section `{NAME}`, or `{MACH_O_LINK_SECTION}` in Mach-O",
        /// The section does not contain manifests, or they cannot be merged.
        Manifest(error: ManifestError) => "section `{NAME}`: {error}" with error,
    }
}

type Contents<'a> = Vec<&'a [u8]>;

fn section_contents(bytes: &[u8]) -> Result<Contents<'_>, BinaryError> {
    match FileKind::parse(bytes).map_err(|_| BinaryError::UnknownFormat)? {
        FileKind::MachOFat32 => {
            let file = MachOFatFile32::parse(bytes).map_err(damaged)?;
            of_architectures(file.arches(), bytes)
        }
        FileKind::MachOFat64 => {
            let file = MachOFatFile64::parse(bytes).map_err(damaged)?;
            of_architectures(file.arches(), bytes)
        }
        kind => of_one_architecture(kind, bytes),
    }
}

fn of_architectures<'a>(
    architectures: &[impl FatArch],
    bytes: &'a [u8],
) -> Result<Contents<'a>, BinaryError> {
    let mut contents = Vec::new();
    for architecture in architectures {
        let bytes = architecture.data(bytes).map_err(damaged)?;
        let kind = FileKind::parse(bytes).map_err(damaged)?;
        contents.extend(of_one_architecture(kind, bytes)?);
    }
    Ok(contents)
}

fn of_one_architecture(kind: FileKind, bytes: &[u8]) -> Result<Contents<'_>, BinaryError> {
    match kind {
        FileKind::Archive => of_archive(bytes),
        kind if is_object(kind) => of_object(bytes),
        _ => Err(BinaryError::UnknownFormat),
    }
}

fn of_archive(bytes: &[u8]) -> Result<Contents<'_>, BinaryError> {
    let archive = ArchiveFile::parse(bytes).map_err(damaged)?;
    let mut contents = Vec::new();
    for member in archive.members() {
        let member = member.map_err(damaged)?.data(bytes).map_err(damaged)?;
        // Archives also hold members that are not object files, such as the compiler's metadata.
        if FileKind::parse(member).is_ok_and(is_object) {
            contents.extend(of_object(member)?);
        }
    }
    Ok(contents)
}

fn is_object(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Elf32
            | FileKind::Elf64
            | FileKind::MachO32
            | FileKind::MachO64
            | FileKind::Pe32
            | FileKind::Pe64
            | FileKind::Coff
            | FileKind::CoffBig
    )
}

fn of_object(bytes: &[u8]) -> Result<Contents<'_>, BinaryError> {
    let file = File::parse(bytes).map_err(damaged)?;
    check_load_commands(&file).map_err(damaged)?;
    let name = match file.format() {
        BinaryFormat::MachO => MACH_O_NAME,
        _ => NAME,
    };
    let mut contents = Vec::new();
    for section in file.sections() {
        let end = section.name_bytes().map_err(damaged)?;
        let end = end.strip_prefix(name.as_bytes());
        if end.is_some_and(|end| end.is_empty() || end.starts_with(b".")) {
            contents.push(section.data().map_err(damaged)?);
        }
    }
    Ok(contents)
}

/// Reads all load commands of a Mach-O file, because the parser would treat a damaged one as the end.
fn check_load_commands(file: &File<'_>) -> object::Result<()> {
    match file {
        File::MachO32(file) => {
            let mut commands = file.macho_load_commands()?;
            while commands.next()?.is_some() {}
        }
        File::MachO64(file) => {
            let mut commands = file.macho_load_commands()?;
            while commands.next()?.is_some() {}
        }
        _ => {}
    }
    Ok(())
}

fn damaged(error: object::Error) -> BinaryError {
    BinaryError::Damaged(Box::new(error))
}

/// Returns the architecture of a program, if Lambda can run it.
fn architecture_of(bytes: &[u8]) -> Option<Architecture> {
    let File::Elf64(file) = File::parse(bytes).ok()? else {
        return None;
    };
    match file.architecture() {
        object::Architecture::Aarch64 => Some(Architecture::Arm64),
        object::Architecture::X86_64 => Some(Architecture::X86_64),
        _ => None,
    }
}
