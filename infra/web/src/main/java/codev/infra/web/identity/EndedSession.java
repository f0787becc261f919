package codev.infra.web.identity;

import java.time.Instant;

/**
 * All sessions of a person were ended.
 *
 * @param issuedBefore access tokens that were issued before are refused; a whole second
 */
public record EndedSession(String username, Instant issuedBefore) {}
