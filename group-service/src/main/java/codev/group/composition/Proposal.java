package codev.group.composition;

import java.util.List;

/** A proposal of groups. */
record Proposal(List<ProposedGroup> groups) {}
