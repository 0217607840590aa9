package app.lading.model.frame;

/// Checks UTF-8 that arrives in pieces, and says no at the first byte that cannot be part of any valid text.
///
/// The ranges are those of the Unicode Standard, table 3-7 (also RFC 3629, section 4): no overlong forms, no
/// surrogates,
/// nothing above U+10FFFF. Not thread safe.
final class Utf8 {

    /// Bytes that the character under way still needs, 0 to 3.
    private int missing;
    /// Range of the next byte of the character under way; only the second byte of some has a narrower one.
    private int low;

    private int high;

    /// Checks the next bytes, from index `from` to before index `to`.
    ///
    /// @return the index of the first impossible byte, or -1 if there is none
    int firstBad(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b >= 0 && missing == 0) {
                continue;
            }
            if (!accept(b & 0xFF)) {
                return i;
            }
        }
        return -1;
    }

    /// Bytes that the last character still needs; 0 when the text may end here.
    int missing() {
        return missing;
    }

    private boolean accept(int b) {
        if (missing == 0) {
            return lead(b);
        }
        if (b < low || b > high) {
            return false;
        }
        missing--;
        low = 0x80;
        high = 0xBF;
        return true;
    }

    /// The first byte of a character above U+007F: it says how many follow, and what the second may be.
    private boolean lead(int b) {
        low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (b >= 0xC2 && b <= 0xDF) {
            missing = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            missing = 2;
        } else if (b >= 0xF0 && b <= 0xF4) {
            missing = 3;
        } else {
            return false;
        }
        return true;
    }
}
