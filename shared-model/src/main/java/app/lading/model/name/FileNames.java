package app.lading.model.name;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Which names a file or folder may have on the server, and why others are refused.
///
/// A name is kept exactly as it came: nothing is normalised, stripped or replaced, so `é` in either Unicode
/// form, emoji, leading dots, spaces and names that Windows reserves are all fine. Refused is only what could
/// touch a path outside of the user's folder or hide from a person what it is: separators, `.` and `..`,
/// control characters, half surrogates, and what no file system can hold.
public final class FileNames {
    /// The longest name, in bytes of UTF-8: the limit of the file systems in use.
    public static final int MAX_NAME_BYTES = 255;

    /// The longest folder, in bytes of UTF-8, separators included.
    public static final int MAX_FOLDER_BYTES = 3072;

    /// The deepest folder.
    public static final int MAX_DEPTH = 64;

    private static final char JOINER = '\u200D';
    private static final char EMOJI_VARIANT = '\uFE0F';

    private FileNames() {}

    /// Checks the name of a file or of one folder.
    ///
    /// @return the same name
    /// @throws LadingException `bad-name`, saying what is wrong with it
    public static String checkName(String name) throws LadingException {
        if (name.isEmpty()) {
            throw bad("a name has at least one character, but this one is empty");
        }
        if (name.equals(".") || name.equals("..")) {
            throw bad("'" + name + "' means a folder itself and cannot be a name");
        }
        for (int i = 0; i < name.length(); i++) {
            checkCharacter(name, i);
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_NAME_BYTES) {
            throw bad("a name has at most " + MAX_NAME_BYTES + " bytes in UTF-8, but '" + visible(name) + "' has "
                    + bytes);
        }
        return name;
    }

    /// Checks a folder: names separated by `/`, none at the start or end; empty is the user's top folder.
    ///
    /// @return the same folder
    /// @throws LadingException `bad-name`, saying what is wrong with it
    public static String checkFolder(String folder) throws LadingException {
        if (folder.isEmpty()) {
            return folder;
        }
        List<String> names = split(folder);
        if (names.size() > MAX_DEPTH) {
            throw bad("a folder is at most " + MAX_DEPTH + " deep, but this one is " + names.size());
        }
        for (String name : names) {
            if (name.isEmpty()) {
                throw bad("a folder is names separated by single '/', with none at the start or end, but got '"
                        + visible(folder) + "'");
            }
            checkName(name);
        }
        int bytes = folder.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_FOLDER_BYTES) {
            throw bad("a folder has at most " + MAX_FOLDER_BYTES + " bytes in UTF-8, but this one has " + bytes);
        }
        return folder;
    }

    /// The names of a folder; none for the top folder.
    public static List<String> split(String folder) {
        return folder.isEmpty() ? List.of() : List.of(folder.split("/", -1));
    }

    /// `folder/name`, or the name alone in the top folder.
    public static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /// The name to try when `name` is taken: `name (2).ext`, `name (3).ext`, … The stem is shortened where the
    /// result would be longer than a name may be. A leading dot belongs to the stem, and `.tar.gz`-like double
    /// endings stay whole.
    ///
    /// @param number 2 or more
    public static String numbered(String name, int number) {
        int dot = endingStart(name);
        String stem = name.substring(0, dot);
        String ending = " (" + number + ")" + name.substring(dot);
        while ((stem + ending).getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            if (stem.codePointCount(0, stem.length()) <= 1) {
                // The ending alone fills the name: number the whole of it instead.
                return numbered(shortened(name).replace('.', '_'), number);
            }
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    /// The nearest name that [#checkName] accepts: what is refused becomes `_`, what is too long is shortened
    /// before its ending. A name that is fine stays as it is.
    public static String allowed(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            kept.append(isRefused(name, i) || name.charAt(i) == '\uFFFD' ? '_' : name.charAt(i));
        }
        String allowed = kept.toString();
        if (allowed.isEmpty() || allowed.equals(".") || allowed.equals("..")) {
            return "_".repeat(Math.max(1, allowed.length()));
        }
        return fitted(allowed);
    }

    private static String fitted(String name) {
        int dot = endingStart(name);
        String ending = name.substring(dot);
        if (ending.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES / 2) {
            // Not an ending, but a long name with a dot in it.
            dot = name.length();
            ending = "";
        }
        StringBuilder stem = new StringBuilder(name.substring(0, dot));
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        while (bytes > MAX_NAME_BYTES) {
            int last = stem.offsetByCodePoints(stem.length(), -1);
            bytes -= stem.substring(last).getBytes(StandardCharsets.UTF_8).length;
            stem.setLength(last);
        }
        return stem + ending;
    }

    /// A name with everything that could confuse a log or a terminal made visible: controls and direction marks
    /// become `\\u....`.
    public static String visible(String name) {
        StringBuilder visible = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int type = Character.getType(c);
            boolean pairOfSurrogates = (Character.isHighSurrogate(c)
                            && i + 1 < name.length()
                            && Character.isLowSurrogate(name.charAt(i + 1)))
                    || (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(name.charAt(i - 1)));
            if (type == Character.CONTROL
                    || (type == Character.FORMAT && !joinsEmoji(name, i))
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || (type == Character.SURROGATE && !pairOfSurrogates)) {
                visible.append(String.format("\\u%04x", (int) c));
            } else {
                visible.append(c);
            }
        }
        return visible.toString();
    }

    /// Whether a zero-width joiner does what it is for in a file name: make one emoji of two.
    private static boolean joinsEmoji(String name, int index) {
        return name.charAt(index) == JOINER
                && index > 0
                && index + 1 < name.length()
                && isEmojiPart(name.codePointBefore(index))
                && Character.isEmoji(name.codePointAt(index + 1));
    }

    private static boolean isEmojiPart(int point) {
        return point == EMOJI_VARIANT || (Character.isEmoji(point) && point > 0x7F);
    }

    private static void checkCharacter(String name, int index) throws LadingException {
        if (isSeparator(name.charAt(index))) {
            throw bad("a name has no '/' or '\\', but got '" + visible(name) + "'");
        }
        if (isControl(name.charAt(index))) {
            throw bad("a name has no control characters, but got '" + visible(name) + "'");
        }
        if (isHalfPair(name, index)) {
            throw bad("a name is valid Unicode, but '" + visible(name) + "' has half of a surrogate pair");
        }
    }

    private static boolean isRefused(String name, int index) {
        return isSeparator(name.charAt(index)) || isControl(name.charAt(index)) || isHalfPair(name, index);
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static boolean isHalfPair(String name, int index) {
        char c = name.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 == name.length() || !Character.isLowSurrogate(name.charAt(index + 1))
                : Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(name.charAt(index - 1)));
    }

    private static int endingStart(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || dot == name.length() - 1) {
            return name.length();
        }
        int inner = name.lastIndexOf('.', dot - 1);
        return inner > 0 && name.substring(inner, dot).equals(".tar") ? inner : dot;
    }

    private static String shortened(String name) {
        List<Integer> points = new ArrayList<>(name.codePoints().boxed().toList());
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int point : points) {
            int more = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > MAX_NAME_BYTES / 2) {
                break;
            }
            kept.appendCodePoint(point);
            bytes += more;
        }
        return kept.toString();
    }

    private static LadingException bad(String message) {
        return new LadingException(ErrorCode.BAD_NAME, message);
    }

    /// A folder within a sentence: in quotes, and in words when it is the top folder, which has no name.
    public static String quoted(String folder) {
        return folder.isEmpty() ? "the top folder" : "'" + visible(folder) + "'";
    }
}
