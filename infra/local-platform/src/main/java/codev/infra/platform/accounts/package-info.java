/** Accounts of the local platform, the demonstration users, tokens for API clients. */
@NullMarked
package codev.infra.platform.accounts;

import org.jspecify.annotations.NullMarked;
