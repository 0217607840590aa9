package app.lading.client.cli.terminal;

import java.text.BreakIterator;
import java.util.Locale;

/// How many columns text takes on a terminal: Chinese, Japanese and Korean characters and emoji take two, combining
/// marks none.
///
/// Terminals disagree about emoji that are joined from several. The parts are summed up here: a line may come out
/// shorter than planned, never longer, so it does not wrap.
public final class TextWidth {
    private static final int ELLIPSIS = 1;
    private static final int EMOJI_VARIANT = 0xFE0F;

    /// First and last of the wide ranges outside of emoji (Unicode's `EastAsianWidth`, W and F), ascending.
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F,
        0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0,
                0x18DFF,
        0x1B000, 0x1B2FF, 0x1F200, 0x1F265, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
    };

    private TextWidth() {}

    /// The columns of a text without control characters.
    public static int of(String text) {
        return text.codePoints().map(TextWidth::ofCodePoint).sum();
    }

    /// The text, with its middle replaced by `…` where it is wider than `columns`: both the beginning of a name and its
    /// ending say what it is. Never cuts a character that is composed of several.
    ///
    /// @param columns 1 or more
    public static String shorten(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int room = columns - ELLIPSIS;
        int endRoom = room / 3;
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);

        int tail = text.length();
        for (int at = characters.last(), before = characters.previous();
                before != BreakIterator.DONE && of(text.substring(before)) <= endRoom;
                at = before, before = characters.previous()) {
            tail = Math.min(at, before);
        }
        int headRoom = room - of(text.substring(tail));
        int head = 0;
        characters.first();
        for (int next = characters.next();
                next != BreakIterator.DONE && of(text.substring(0, next)) <= headRoom;
                next = characters.next()) {
            head = next;
        }
        return text.substring(0, head) + "…" + text.substring(tail);
    }

    /// The text with spaces behind it up to `columns`.
    public static String padRight(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /// The text with spaces in front of it up to `columns`.
    public static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    private static int ofCodePoint(int point) {
        if (point < 0x300) {
            return 1;
        }
        if (point == EMOJI_VARIANT) {
            // The character in front was counted as narrow, and is drawn as an emoji now.
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return Character.isEmojiPresentation(point) || isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        for (int i = 0; i < WIDE.length; i += 2) {
            if (point <= WIDE[i + 1]) {
                return point >= WIDE[i];
            }
        }
        return false;
    }
}
