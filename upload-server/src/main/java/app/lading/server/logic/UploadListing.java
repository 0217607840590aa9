package app.lading.server.logic;

import app.lading.model.api.Api;
import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.range.Range;
import app.lading.server.storage.UploadRow;
import app.lading.server.storage.UploadStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lists unfinished uploads, page by page, without disturbing any. What an answer takes of the memory is bounded by
/// its rows and by the ranges of all of them together; digests are not read.
final class UploadListing {
    /// Ranges in an answer; each upload has one at least.
    private static final int RANGES = 1000;

    private static final int MOST = 1000;

    /// When the upload before the page was begun, in milliseconds, and its number.
    private static final Pattern AFTER = Pattern.compile("([0-9]{1,18})-([a-z0-9]{1,64})");

    private final Workshop shop;

    UploadListing(Workshop shop) {
        this.shop = shop;
    }

    /// One page, oldest first.
    ///
    /// @param after the `next` of the page before, null for the first
    /// @throws LadingException `bad-request`, `store-unavailable`
    Api.Uploads page(String owner, @Nullable String after, int limit) throws LadingException {
        if (limit < 1 || limit > MOST) {
            throw new LadingException(ErrorCode.BAD_REQUEST, "limit is 1 to " + MOST + ", but got " + limit);
        }
        Instant created = Instant.EPOCH;
        String id = "";
        if (after != null) {
            Matcher matcher = AFTER.matcher(after);
            if (!matcher.matches()) {
                throw new LadingException(
                        ErrorCode.BAD_REQUEST, "'after' is what 'next' of the page before said, and nothing else");
            }
            created = Instant.ofEpochMilli(Long.parseLong(matcher.group(1)));
            id = matcher.group(2);
        }
        List<UploadRow> rows = shop.storage().uploads().page(owner, created, id, limit + 1);
        boolean more = rows.size() > limit;
        List<UploadRow> shown = more ? rows.subList(0, limit) : rows;
        int ranges = Math.max(1, RANGES / Math.max(1, shown.size()));
        List<Api.Upload> page = new ArrayList<>(shown.size());
        for (UploadRow row : shown) {
            page.add(describe(row, ranges));
        }
        return new Api.Uploads(
                page,
                more
                        ? shown.getLast().created().toEpochMilli() + "-"
                                + shown.getLast().id()
                        : null);
    }

    private Api.Upload describe(UploadRow row, int ranges) throws LadingException {
        Upload live = shop.registry().byId(row.id());
        if (live != null && live.stage() != UploadState.Stage.GONE && live.stage() != UploadState.Stage.OPENING) {
            return describe(live.row(), live.stage(), live.isAttached(), live.durable(), live.missing(ranges));
        }
        UploadStore.Outline outline = shop.storage().uploads().outline(row.id());
        ReceivedBytes here = new ReceivedBytes(new Blocks(row.size()));
        for (Range range : outline.open()) {
            here.add(range.start(), range.end());
        }
        outline.sealed().stream().forEach(here::markSealed);
        return describe(row, UploadState.Stage.RECEIVING, false, here.sealedBytes(), here.missing(ranges));
    }

    private static Api.Upload describe(
            UploadRow row, UploadState.Stage state, boolean active, long durable, List<Range> missing) {
        String shown = state == UploadState.Stage.FINISHING
                ? "finishing"
                : switch (row.state()) {
                    case PAUSED -> "paused";
                    case FAILED -> "failed";
                    case RECEIVING -> "receiving";
                };
        return new Api.Upload(
                row.id(),
                row.folder(),
                row.name(),
                row.size(),
                row.modified(),
                row.device(),
                shown,
                active,
                durable,
                missing,
                row.created(),
                row.touched());
    }
}
