@NullMarked
package codev.infra.database;

import org.jspecify.annotations.NullMarked;
