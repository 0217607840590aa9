package app.lading.client.store;

/// Something a person should be able to look up, that is not a failure: a link that was not followed, a restart.
///
/// @param kind a short name for programs: `link-skipped`, `special-skipped`, `restarted`, …
/// @param text one sentence for people
public record NoticeRow(long id, long item, String path, String kind, String text) {}
