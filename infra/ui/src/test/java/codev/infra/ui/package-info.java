@NullMarked
package codev.infra.ui;

import org.jspecify.annotations.NullMarked;
