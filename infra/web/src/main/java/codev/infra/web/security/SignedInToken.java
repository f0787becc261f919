package codev.infra.web.security;

import java.time.Instant;

/**
 * The access token with which a request was sent.
 *
 * @param username of its person
 */
public record SignedInToken(String username, Instant issuedAt, Instant expiresAt) {}
