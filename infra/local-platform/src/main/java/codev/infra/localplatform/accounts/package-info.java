/** Accounts of the local platform, the demonstration users, tokens for API clients. */
@NullMarked
package codev.infra.localplatform.accounts;

import org.jspecify.annotations.NullMarked;
