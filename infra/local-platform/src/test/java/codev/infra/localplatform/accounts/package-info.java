@NullMarked
package codev.infra.localplatform.accounts;

import org.jspecify.annotations.NullMarked;
