package codev.group.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A programme with those of its groups that whoever asks may see. */
record ProgrammeWithGroups(@JsonUnwrapped ProgrammeCard programme, List<GroupCard> groups) {}
