package app.lading.server.logic;

/// Who asks: a signed-in user.
///
/// @param name as in the account
/// @param admin whether this is an administrator
public record UserRef(String name, boolean admin) {}
