package codev.group.programme;

import codev.group.group.GroupView;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A programme with those of its groups that the viewer may see. */
public record ProgrammeWithGroups(@JsonUnwrapped ProgrammeView programme, List<GroupView> groups) {}
