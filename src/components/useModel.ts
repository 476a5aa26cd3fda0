import { useCallback, useSyncExternalStore } from 'react';

import type { StateModel } from '../model/stateModel';

/** The state of a model, in step with it. */
export function useModel<T extends object>(model: StateModel<T>): Readonly<T> {
  const subscribe = useCallback(
    (listener: () => void) => {
      model.changed.connect(listener);
      return () => {
        model.changed.disconnect(listener);
      };
    },
    [model]
  );
  return useSyncExternalStore(subscribe, () => model.state);
}
