/** The local OpenID Connect provider, a process of its own. */
@NullMarked
package codev.infra.localplatform.identity;

import org.jspecify.annotations.NullMarked;
