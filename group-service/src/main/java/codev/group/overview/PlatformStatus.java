package codev.group.overview;

/**
 * What waits for an administrator of the organisation besides what waits in programmes.
 *
 * @param approvals requests that wait for their decision
 * @param contested user names with which another account has come
 * @param imports lists of people that are being imported
 */
public record PlatformStatus(long approvals, int contested, int imports) {}
