package codev.group.composition;

import java.util.List;

/** How people could be grouped. */
record Proposal(List<ProposedGroup> groups) {}
