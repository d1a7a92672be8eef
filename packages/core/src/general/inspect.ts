/** The name of the method by which Node asks for what it shows of an object in the console. */
export const inspect: unique symbol = Symbol.for('nodejs.util.inspect.custom')
