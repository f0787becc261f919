/**
 * Pages that the recipient of an e-mail opens without signing in, at an address of their own: to
 * accept the charter of their group, and to answer the invitation to a session. {@link
 * codev.group.invitations.InvitationAddresses} makes the addresses, {@link
 * codev.group.invitations.InvitationPageController} answers them.
 */
@NullMarked
package codev.group.invitations;

import org.jspecify.annotations.NullMarked;
