//! Tests of reading manifests from compiled programs and libraries.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::error::Error;

use jets_core::{
    binary::BinaryError,
    cloudformation::Stack,
    manifest::{self, Function, JobManifest, Manifest},
    section,
};
use object::{
    Architecture, BinaryFormat, Endianness, SectionKind,
    write::{Object, SectionId},
};
use proptest::prelude::*;

const FORMATS: [BinaryFormat; 3] = [BinaryFormat::Elf, BinaryFormat::MachO, BinaryFormat::Coff];

/// The header of a Windows import library's member, which is not a program.
const IMPORT: &[u8] = &[
    0, 0, 0xff, 0xff, 0, 0, 0x64, 0xaa, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
];

fn manifest(job: &str) -> Manifest {
    let function = Function::new(job, "file");
    Manifest::new(vec![JobManifest::new(job, vec![function])])
}

fn line(job: &str) -> Vec<u8> {
    (manifest(job).to_json() + "\n").into_bytes()
}

/// Returns an object file whose section with manifests contains `content`.
fn object_file(format: BinaryFormat, content: &[u8]) -> Vec<u8> {
    object_file_of(format, Architecture::Aarch64, content)
}

fn object_file_of(format: BinaryFormat, architecture: Architecture, content: &[u8]) -> Vec<u8> {
    let mut file = Object::new(format, architecture, Endianness::Little);
    let (segment, name) = match format {
        BinaryFormat::MachO => section::MACH_O_LINK_SECTION.split_once(',').unwrap(),
        _ => ("", section::NAME),
    };
    let of_job = format!("{name}.DataJob");
    let of_job = if format == BinaryFormat::MachO {
        name
    } else {
        &of_job
    };
    for (name, content) in [(".other", b"other".as_slice()), (of_job, content)] {
        let section: SectionId =
            file.add_section(segment.into(), name.into(), SectionKind::ReadOnlyData);
        file.append_section_data(section, content, 1);
    }
    file.write().unwrap()
}

/// Returns a static library with these members.
fn archive(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = b"!<arch>\n".to_vec();
    for (name, content) in members {
        let name = format!("{name}/");
        let header = format!(
            "{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n",
            0,
            0,
            0,
            644,
            content.len()
        );
        archive.extend(header.bytes());
        archive.extend(content);
        archive.resize(archive.len().next_multiple_of(2), b'\n');
    }
    archive
}

/// Returns a universal Mach-O file with these files.
fn universal(files: &[Vec<u8>]) -> Vec<u8> {
    let mut header: Vec<u32> = vec![0xcafe_babe, u32::try_from(files.len()).unwrap()];
    let mut offset = 8 + 20 * files.len();
    for file in files {
        let (start, size) = (
            u32::try_from(offset).unwrap(),
            u32::try_from(file.len()).unwrap(),
        );
        header.extend([0x0100_000c, 0, start, size, 0]);
        offset += file.len();
    }
    let header = header.into_iter().flat_map(u32::to_be_bytes);
    header.chain(files.concat()).collect()
}

#[test]
fn elf_mach_o_and_pe_are_read() {
    for format in FORMATS {
        let read = Manifest::from_binary(&object_file(format, &line("DataJob"))).unwrap();
        let mut expected = manifest("DataJob");
        if format == BinaryFormat::Elf {
            // The format that Lambda runs.
            for function in &mut expected.jobs[0].functions {
                function.properties.architectures =
                    Some(vec![manifest::Architecture::Arm64.into()]);
            }
        }
        assert_eq!(read, expected, "{format:?}");
    }
}

#[test]
fn a_program_for_lambda_says_its_architecture() {
    for (architecture, expected) in [
        (
            Architecture::Aarch64,
            Some(vec![manifest::Architecture::Arm64.into()]),
        ),
        (
            Architecture::X86_64,
            Some(vec![manifest::Architecture::X86_64.into()]),
        ),
        (Architecture::Riscv64, None),
    ] {
        let file = object_file_of(BinaryFormat::Elf, architecture, &line("DataJob"));
        let read = Manifest::from_binary(&file).unwrap();
        assert_eq!(read.jobs[0].functions[0].properties.architectures, expected);
    }
}

#[test]
fn the_template_of_a_program_has_its_architecture_where_a_function_names_none() {
    let read = Manifest::from_binary(&object_file(BinaryFormat::Elf, &line("DataJob"))).unwrap();
    let mut named = read.clone();
    for function in &mut named.jobs[0].functions {
        function.properties.architectures = Some(vec![manifest::Architecture::X86_64.into()]);
    }
    let content = named.to_json() + "\n";
    let named = Manifest::from_binary(&object_file(BinaryFormat::Elf, content.as_bytes())).unwrap();
    for (manifest, expected) in [(read, "arm64"), (named, "x86_64")] {
        let template = manifest
            .cloudformation(&Stack::default())
            .unwrap()
            .to_json()
            .unwrap();
        assert!(
            template.contains(&format!(r#""Architectures":["{expected}"]"#)),
            "{template}"
        );
    }
}

#[test]
fn jobs_of_several_lines_come_in_alphabetical_order() {
    let content = [line("Zebra"), line("Ant"), line("Mole")].concat();
    let read = Manifest::from_binary(&object_file(BinaryFormat::Elf, &content)).unwrap();
    let names: Vec<_> = read.jobs.iter().map(|job| job.name.as_str()).collect();
    assert_eq!(names, ["Ant", "Mole", "Zebra"]);
}

#[test]
fn zero_bytes_between_lines_are_skipped() {
    let content = [
        b"\0\0".to_vec(),
        line("Ant"),
        b"\0\0\0".to_vec(),
        line("Zebra"),
        vec![0; 300],
    ];
    let read = Manifest::from_binary(&object_file(BinaryFormat::Coff, &content.concat())).unwrap();
    assert_eq!(read.jobs.len(), 2);
}

#[test]
fn static_libraries_are_read_member_by_member() {
    for format in FORMATS {
        let library = archive(&[
            ("ant.o", object_file(format, &line("Ant"))),
            ("notes.txt", b"no object file, and an odd length".to_vec()),
            ("short", b"x".to_vec()),
            ("import.o", IMPORT.to_vec()),
            ("zebra.o", object_file(format, &line("Zebra"))),
        ]);
        assert_eq!(
            Manifest::from_binary(&library).unwrap().jobs.len(),
            2,
            "{format:?}"
        );
    }
}

#[test]
fn every_architecture_of_a_universal_file_is_read_and_counts_once() {
    let file = object_file(BinaryFormat::MachO, &line("DataJob"));
    let read = Manifest::from_binary(&universal(&[file.clone(), file.clone()])).unwrap();
    assert_eq!(read, manifest("DataJob"));
    let library = archive(&[("data.o", file)]);
    let read = Manifest::from_binary(&universal(&[library.clone(), library])).unwrap();
    assert_eq!(read, manifest("DataJob"));
}

#[test]
fn different_jobs_of_one_name_are_refused() {
    let mut other = manifest("DataJob");
    other.jobs[0].functions[0].properties.timeout = Some(5.try_into().unwrap());
    let content = [line("DataJob"), other.to_json().into_bytes()].concat();
    let error = Manifest::from_binary(&object_file(BinaryFormat::Elf, &content)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "section `.jets`: two jobs are named `DataJob`"
    );
}

#[test]
fn a_line_that_is_not_a_manifest_is_named() {
    for (bad, said) in [
        (
            b"{}\n".as_slice(),
            "section `.jets`: line 2: not a manifest: missing field `version`",
        ),
        (
            b"\xff\n",
            "section `.jets`: line 2: not a manifest: invalid utf-8",
        ),
        (
            b"{\"version\":2}",
            "section `.jets`: line 2: manifest version 2 is not supported",
        ),
    ] {
        let content = [line("DataJob").as_slice(), bad].concat();
        let error = Manifest::from_binary(&object_file(BinaryFormat::Elf, &content)).unwrap_err();
        assert!(error.to_string().starts_with(said), "{error}");
    }
}

#[test]
fn an_error_says_once_what_is_wrong_with_the_line() {
    let content = [line("DataJob").as_slice(), b"{\"version\":"].concat();
    let error = Manifest::from_binary(&object_file(BinaryFormat::Elf, &content)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "section `.jets`: line 2: not a manifest: EOF while parsing a value at line 1 column 11"
    );
    // `Display` has printed it.
    assert!(error.source().is_none());
}

#[test]
fn a_program_without_jobs_is_said_to_have_none() {
    let mut file = Object::new(BinaryFormat::Elf, Architecture::X86_64, Endianness::Little);
    let section = file.add_section(Vec::new(), b".jetsam".into(), SectionKind::Data);
    file.append_section_data(section, b"flotsam", 1);
    let error = Manifest::from_binary(&file.write().unwrap()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no jobs: there is no section `.jets`, or `__DATA,__jets` in Mach-O"
    );
}

#[test]
fn a_file_of_another_kind_is_refused() {
    for bytes in [
        b"".as_slice(),
        b"{}",
        b"#!/bin/sh\necho no program\n",
        &[0; 64],
        IMPORT,
    ] {
        let error = Manifest::from_binary(bytes).unwrap_err();
        assert!(matches!(error, BinaryError::UnknownFormat), "{error}");
    }
}

#[test]
fn a_program_that_ends_early_is_refused() {
    let files = FORMATS.map(|format| (format, Architecture::Aarch64));
    // 32-bit Mach-O.
    let files = files
        .into_iter()
        .chain([(BinaryFormat::MachO, Architecture::Arm)]);
    for (format, architecture) in files {
        let mut file = object_file_of(format, architecture, &line("DataJob"));
        file.truncate(file.len() / 2);
        let error = Manifest::from_binary(&file).unwrap_err();
        assert!(
            matches!(error, BinaryError::Damaged(_)),
            "{format:?}: {error}"
        );
    }
}

fn sound_file() -> impl Strategy<Value = Vec<u8>> {
    let object = prop::sample::select(FORMATS.as_slice())
        .prop_map(|format| object_file(format, &line("DataJob")));
    let library = object.clone().prop_map(|file| archive(&[("data.o", file)]));
    let universal = object.clone().prop_map(|file| universal(&[file]));
    prop_oneof![object, library, universal]
}

proptest! {
    #[test]
    fn no_damage_makes_the_reader_panic(
        mut file in sound_file(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end in any::<prop::sample::Index>(),
    ) {
        for (place, byte) in damage {
            let place = place.index(file.len());
            file[place] = byte;
        }
        let _ = Manifest::from_binary(&file);
        file.truncate(end.index(file.len()));
        let _ = Manifest::from_binary(&file);
    }
}
