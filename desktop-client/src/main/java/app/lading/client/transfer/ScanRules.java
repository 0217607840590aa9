package app.lading.client.transfer;

import java.util.List;
import java.util.Locale;

/// What a walk through a folder takes. What a person dropped or named itself is always taken.
///
/// @param leaveOut patterns on the name of a file or folder (not its path): `*` stands for any characters, `?` for one,
///     everything else for itself; capitals do not count. A folder that is left out is left out with all in it
/// @param followLinks whether symbolic links inside folders are followed; without, they are left out with a notice
/// @param keepEmptyFolders whether empty folders are made on the server
public record ScanRules(List<String> leaveOut, boolean followLinks, boolean keepEmptyFolders) {
    /// Everything, links not followed.
    public static final ScanRules ALL = new ScanRules(List.of(), false, true);

    public ScanRules {
        leaveOut = List.copyOf(leaveOut);
    }

    /// Whether a file or folder of this name is left out.
    public boolean leavesOut(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return leaveOut.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), lower));
    }

    /// The greedy match with one way back, to the last star: linear for what people write, never exponential.
    private static boolean matches(String pattern, String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int starIn = 0;
        while (in < name.length()) {
            if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(in))
                    && pattern.charAt(at) != '*') {
                at++;
                in++;
            } else if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                starIn = in;
            } else if (star >= 0) {
                at = star + 1;
                in = ++starIn;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
