@NullMarked
package codev.infra.listener;

import org.jspecify.annotations.NullMarked;
