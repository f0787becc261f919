@NullMarked
package codev.infra.localplatform.stores;

import org.jspecify.annotations.NullMarked;
