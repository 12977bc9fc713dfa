//! Finds the sections with manifests in object files, archives and universal files.

use object::{
    BinaryFormat, File, FileKind, Object, ObjectSection,
    read::{
        archive::ArchiveFile,
        macho::{FatArch, MachOFatFile32, MachOFatFile64},
    },
};

use super::BinaryError;
use crate::{manifest::Architecture, section};

type Contents<'a> = Vec<&'a [u8]>;

/// Returns the contents of every section with manifests.
pub(super) fn contents(bytes: &[u8]) -> Result<Contents<'_>, BinaryError> {
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
        BinaryFormat::MachO => section::MACH_O_NAME,
        _ => section::NAME,
    };
    let mut contents = Vec::new();
    for section in file.sections() {
        if section.name_bytes().map_err(damaged)? == name.as_bytes() {
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
pub(super) fn architecture(bytes: &[u8]) -> Option<Architecture> {
    let File::Elf64(file) = File::parse(bytes).ok()? else {
        return None;
    };
    match file.architecture() {
        object::Architecture::Aarch64 => Some(Architecture::Arm64),
        object::Architecture::X86_64 => Some(Architecture::X86_64),
        _ => None,
    }
}
