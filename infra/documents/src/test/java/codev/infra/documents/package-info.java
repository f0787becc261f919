@NullMarked
package codev.infra.documents;

import org.jspecify.annotations.NullMarked;
