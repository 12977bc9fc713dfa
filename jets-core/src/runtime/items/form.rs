//! Decodes form-encoded text, such as the keys in S3 notifications.

/// Decodes [form-encoded text][1]. Returns `None` if it is not form-encoded, or not UTF-8.
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
