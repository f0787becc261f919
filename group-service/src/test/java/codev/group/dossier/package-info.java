@NullMarked
package codev.group.dossier;

import org.jspecify.annotations.NullMarked;
