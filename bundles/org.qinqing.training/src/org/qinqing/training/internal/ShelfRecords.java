package org.qinqing.training.internal;

import org.osgi.service.component.annotations.Component;
import org.qinqing.store.Shelf;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.learner.LearnerRecords;

/** Keeps records on shelves as JSON. */
@Component(service = LearnerRecords.class)
public final class ShelfRecords implements LearnerRecords {
  private final RecordJson json = new RecordJson();

  @Override
  public LearnerRecord of(Shelf shelf) {
    return new ShelfRecord(shelf, json);
  }

  @Override
  public LearnerRecord unkept() {
    return new UnkeptRecord();
  }
}
