@NullMarked
package codev.infra.accesstokens;

import org.jspecify.annotations.NullMarked;
