/**
 * SCIM 2.0 (RFC 7643, RFC 7644) for people: the organisation's identity provider keeps the
 * directory up to date, with a service token. Each request becomes the commands that a manager's
 * page sends.
 *
 * <p>Entry points: {@code ScimUserController}, {@code ScimMetadataController}.
 */
@NullMarked
package codev.group.scim;

import org.jspecify.annotations.NullMarked;
