//! Texts that are encoded like a form, as keys are in the notifications of S3.

/// The text that was [encoded like a form][1]; `None` where it was not, or is not UTF-8.
///
/// [1]: https://url.spec.whatwg.org/#concept-urlencoded-parser
pub(super) fn decoded(encoded: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(encoded.len());
    let mut bytes = encoded.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                let value = digit()? * 16 + digit()?;
                u8::try_from(value).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}
